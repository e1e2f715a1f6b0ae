using System.Text.Json;
using SellerDesk.UnitTests.Shell;

namespace SellerDesk.UnitTests.Replies;

/// <summary>A reply with the rules that it breaks, as a person who knows the rules labelled it; none for a clean one.</summary>
public sealed record LabelledReply(int Id, string Marketplace, string Kind, string Text, IReadOnlyList<string> Rules)
{
    public override string ToString() => $"#{Id} {Marketplace} {Kind}: {Text}";
}

/// <summary>Two halves of one set, made before the rules were: the rules are made with the first and measured on the second.</summary>
public static class LabelledReplies
{
    public static IReadOnlyList<LabelledReply> Dev { get; } = Read("reply-set-dev.jsonl");

    public static IReadOnlyList<LabelledReply> HeldOut { get; } = Read("reply-set-heldout.jsonl");

    /// <summary>Written later in four waves, each before the rules knew it, to try what lists of phrases are worst at. The rules were then made with them too.</summary>
    public static IReadOnlyList<LabelledReply> Waves { get; } = Read("reply-set-waves.jsonl");

    /// <summary>Written to teach the wording model, many with a harmless twin that shares their words.</summary>
    public static IReadOnlyList<LabelledReply> Lessons { get; } = Read("reply-set-lessons.jsonl");

    /// <summary>More lessons: turns of mockery, reproach, boasting and promising, Kazakh among them, and what is harmless in the same words.</summary>
    public static IReadOnlyList<LabelledReply> Turns { get; } = Read("reply-set-turns.jsonl");

    /// <summary>Still more lessons: mockery in many turns, each beside a harmless twin of its words, disguised contacts, rewards, flattery, and ordinary answers.</summary>
    public static IReadOnlyList<LabelledReply> Voices { get; } = Read("reply-set-voices.jsonl");

    /// <summary>Clean answers as sellers write them, long and short, and mockery in turns not met before, each beside a harmless twin.</summary>
    public static IReadOnlyList<LabelledReply> Plain { get; } = Read("reply-set-plain.jsonl");

    /// <summary>Written before the wording model was thought of and taught to nothing since.</summary>
    public static IReadOnlyList<LabelledReply> Fresh { get; } = Read("reply-set-fresh.jsonl");

    /// <summary>Written after the first lessons and before anything was changed for it; nothing is taught with it.</summary>
    public static IReadOnlyList<LabelledReply> Second { get; } = Read("reply-set-second.jsonl");

    /// <summary>Written in another voice, half of it clean and hard on purpose, and scored once before anything was changed for it; nothing is taught with it.</summary>
    public static IReadOnlyList<LabelledReply> Third { get; } = Read("reply-set-third.jsonl");

    /// <summary>Drawn from what was written for <see cref="Plain"/> before anybody had scored it; two thirds of it clean; nothing is taught with it.</summary>
    public static IReadOnlyList<LabelledReply> Fourth { get; } = Read("reply-set-fourth.jsonl");

    private static List<LabelledReply> Read(string name) =>
        [.. File.ReadLines(Path.Combine(SourceFiles.Root(), "tests", "SellerDesk.UnitTests", "Replies", "Rules", name))
            .Select(line => JsonSerializer.Deserialize<LabelledReply>(line, JsonSerializerOptions.Web)!)];
}
