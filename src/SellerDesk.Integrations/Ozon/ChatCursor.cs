using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// The bookmark of the chats: a print of each chat as it was last read, because the list tells which message is the last one but not when it came.
/// What is printed is not read again.
/// </summary>
internal sealed record ChatCursor
{
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary><see cref="ChatPrints"/> as text.</summary>
    public string Prints { get; init; } = "";

    /// <summary>When the last finished walks over the open ones, and over all, were begun.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset AllAt { get; init; }

    public bool HistoryDone { get; init; }

    /// <summary>Chats read on the walk through the history.</summary>
    public int Done { get; init; }

    [JsonIgnore]
    public FeedProgress? Progress => HistoryDone ? null : new FeedProgress(Done, null);

    /// <summary>An empty one for a null text and for one of another version, which means to begin anew: re-reading changes nothing.</summary>
    public static ChatCursor Parse(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<ChatCursor>(text, Json) is { Version: CurrentVersion } cursor ? cursor : new ChatCursor();
        }
        catch (JsonException)
        {
            return new ChatCursor();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}

/// <summary>Five bytes for each chat in one state: a wrong "known" among 50,000 chats comes once in twenty million changes.</summary>
internal sealed class ChatPrints
{
    private const int Length = 5;
    private readonly HashSet<ulong> known = [];

    public static ChatPrints Parse(string text)
    {
        var prints = new ChatPrints();
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        if (!Convert.TryFromBase64String(text, bytes, out var count))
        {
            return prints;
        }

        Span<byte> whole = stackalloc byte[sizeof(ulong)];
        for (var i = 0; i + Length <= count; i += Length)
        {
            whole.Clear();
            bytes.AsSpan(i, Length).CopyTo(whole);
            prints.known.Add(BinaryPrimitives.ReadUInt64LittleEndian(whole));
        }

        return prints;
    }

    public static ulong Of(string chat, string? lastMessage, string? status) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{chat}\n{lastMessage}\n{status}"))) & 0xFF_FFFF_FFFF;

    public bool Has(ulong print) => known.Contains(print);

    public void Add(ulong print) => known.Add(print);

    /// <summary>Only what a whole walk has met: states that are over are forgotten.</summary>
    public void KeepOnly(IReadOnlySet<ulong> met) => known.IntersectWith(met);

    public override string ToString()
    {
        var bytes = new byte[known.Count * Length];
        Span<byte> whole = stackalloc byte[sizeof(ulong)];
        var at = 0;
        foreach (var print in known)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(whole, print);
            whole[..Length].CopyTo(bytes.AsSpan(at));
            at += Length;
        }

        return Convert.ToBase64String(bytes);
    }
}
