using System.Text.Json;

namespace SellerDesk.Web.Shell.Language;

/// <summary>One wording: plain text, or a text for each plural form that its language needs.</summary>
public sealed record TextEntry(string? One, string? Few, string? Many, string? Other)
{
    public bool IsPlural => One is not null;

    /// <summary>Every wording that the entry holds; a plain text has one.</summary>
    public IEnumerable<string> Wordings => new[] { One, Few, Many, Other }.OfType<string>();

    public static TextEntry Read(JsonElement element) =>
        element.ValueKind == JsonValueKind.String
            ? new(null, null, null, element.GetString())
            : new(Form(element, "one"), Form(element, "few"), Form(element, "many"), Form(element, "other"));

    /// <summary>A Russian fraction reads like "few" (2,3 заказа), so "other" may be left out there.</summary>
    public string In(PluralForm form) => form switch
    {
        PluralForm.One => One ?? Other!,
        PluralForm.Few => Few ?? Other!,
        PluralForm.Many => Many ?? Other!,
        _ => Other ?? Few!,
    };

    private static string? Form(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
