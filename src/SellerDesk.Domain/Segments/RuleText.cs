using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Segments;

/// <summary>
/// A tree as JSON: <c>{"all":[…]}</c>, <c>{"any":[…]}</c>, <c>{"none":[…]}</c>, <c>{"figure":"Orders","from":2,"to":5}</c>, <c>{"trait":"Region","of":["…"]}</c>, <c>{"consent":"Email","for":"Offers"}</c>,
/// <c>{"did":[{"deed":"Ordered"},{"deed":"ReviewedBadly","within":30}],"not":"Ordered","days":60}</c>.
/// </summary>
public static class RuleText
{
    public const int MaxLength = 40_000;

    private static readonly JsonWriterOptions Shape = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 2 * (RuleCheck.MaxDepth + 4) };

    /// <exception cref="RuleException"><c>segment.unreadable</c>, and those of <see cref="RuleCheck"/>.</exception>
    public static RuleGroup Read(string text) => RuleCheck.Checked(ReadLoosely(text));

    /// <summary>Unfinished trees too, as somebody builds them.</summary>
    /// <exception cref="RuleException"><c>segment.unreadable</c>.</exception>
    public static RuleGroup ReadLoosely(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Reading);
            return text.Length <= MaxLength && Rule(document.RootElement) is RuleGroup group ? group : throw Unreadable();
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw Unreadable();
        }
    }

    public static string Write(SegmentRule rule)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Shape))
        {
            Write(json, rule);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static RuleException Unreadable() => new("segment.unreadable");

    private static SegmentRule Rule(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Unreadable();
        }

        foreach (var kind in Enum.GetValues<GroupKind>())
        {
            if (json.TryGetProperty(Word(kind), out var rules))
            {
                return new RuleGroup(kind, [.. rules.EnumerateArray().Select(Rule)]);
            }
        }

        if (json.TryGetProperty("figure", out var figure))
        {
            return new FigureRule(Value<BuyerFigure>(figure), Number(json, "from"), Number(json, "to"), json.TryGetProperty("currency", out var currency) ? currency.GetString() : null);
        }

        if (json.TryGetProperty("trait", out var trait))
        {
            return new TraitRule(Value<BuyerTrait>(trait), [.. json.GetProperty("of").EnumerateArray().Select(value => value.GetString() ?? throw Unreadable())]);
        }

        if (json.TryGetProperty("consent", out var channel))
        {
            return new ConsentRule(Value<ConsentChannel>(channel), Value<ConsentPurpose>(json.GetProperty("for")));
        }

        return new SequenceRule(
            [.. json.GetProperty("did").EnumerateArray().Select(step => new DeedStep(Value<Deed>(step.GetProperty("deed")), Days(step, "within")))],
            json.TryGetProperty("not", out var silence) ? Value<Deed>(silence) : null, Days(json, "days"));
    }

    private static void Write(Utf8JsonWriter json, SegmentRule rule)
    {
        json.WriteStartObject();
        switch (rule)
        {
            case RuleGroup group:
                json.WriteStartArray(Word(group.Kind));
                foreach (var one in group.Rules)
                {
                    Write(json, one);
                }

                json.WriteEndArray();
                break;
            case FigureRule figure:
                json.WriteString("figure", figure.Figure.ToString());
                Number(json, "from", figure.From);
                Number(json, "to", figure.To);
                if (figure.Currency is not null)
                {
                    json.WriteString("currency", figure.Currency);
                }

                break;
            case TraitRule trait:
                json.WriteString("trait", trait.Trait.ToString());
                json.WriteStartArray("of");
                foreach (var value in trait.Values)
                {
                    json.WriteStringValue(value);
                }

                json.WriteEndArray();
                break;
            case ConsentRule consent:
                json.WriteString("consent", consent.Channel.ToString());
                json.WriteString("for", consent.Purpose.ToString());
                break;
            case SequenceRule sequence:
                Write(json, sequence);
                break;
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SequenceRule sequence)
    {
        json.WriteStartArray("did");
        foreach (var step in sequence.Steps)
        {
            json.WriteStartObject();
            json.WriteString("deed", step.Deed.ToString());
            Number(json, "within", step.WithinDays);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (sequence.Silence is { } silence)
        {
            json.WriteString("not", silence.ToString());
        }

        Number(json, "days", sequence.SilentDays);
    }

    private static string Word(GroupKind kind) => kind switch
    {
        GroupKind.All => "all",
        GroupKind.Any => "any",
        _ => "none",
    };

    private static T Value<T>(JsonElement json) where T : struct, Enum =>
        json.GetString() is { Length: > 0 } word && char.IsAsciiLetter(word[0]) && Enum.TryParse<T>(word, out var value) && Enum.IsDefined(value) ? value : throw Unreadable();

    private static decimal? Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetDecimal() : null;

    private static int? Days(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetInt32() : null;

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
