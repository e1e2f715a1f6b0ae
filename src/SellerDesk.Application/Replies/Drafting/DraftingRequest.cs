using System.Text.Encodings.Web;
using System.Text.Json;
using SellerDesk.Application.Buyers;

namespace SellerDesk.Application.Replies.Drafting;

/// <summary>What a draft is asked from. The buyer's name never goes along, and phones and addresses in the text are blotted out.</summary>
public sealed record DraftingMatter(string Kind, string Marketplace, short? Rating, string? Product, string Words, IReadOnlyList<string> Topics);

/// <summary>The request's body: made once, shown to the person, sent as it was shown.</summary>
internal static class DraftingRequest
{
    private const int MostWords = 3_000;
    private const int MostTokens = 400;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static string Write(DraftingOptions options, DraftingMatter matter)
    {
        var words = PersonalBlot.Of(matter.Words.Length > MostWords ? matter.Words[..MostWords] : matter.Words);
        var lines = new[]
        {
            $"Площадка: {matter.Marketplace}. Это {matter.Kind}.",
            matter.Rating is { } rating ? $"Оценка: {rating} из 5." : null,
            matter.Product is { } product ? $"Товар: {product}." : null,
            matter.Topics.Count > 0 ? $"Темы: {string.Join(", ", matter.Topics)}." : null,
            $"Покупатель написал: «{words}»",
            "Напиши только текст ответа. Имя покупателя, если нужно, обозначь как {buyer}.",
        };
        var body = new
        {
            model = options.Model,
            messages = new object[] { new { role = "system", content = options.Instructions }, new { role = "user", content = string.Join('\n', lines.OfType<string>()) } },
            temperature = 0.4,
            max_tokens = MostTokens,
        };
        return JsonSerializer.Serialize(body, Readable);
    }
}
