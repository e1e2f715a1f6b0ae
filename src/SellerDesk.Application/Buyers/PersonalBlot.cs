using System.Text.RegularExpressions;

namespace SellerDesk.Application.Buyers;

/// <summary>
/// Takes out of a marketplace's text what names a person: the values of fields that hold names, phones, addresses and numbers of buyers, and
/// whatever looks like a phone or an e-mail address. Works on text that is no whole JSON too, and leaves what was JSON readable as JSON.
/// </summary>
public static partial class PersonalBlot
{
    private const string Ink = "•••";

    public static string Of(string text)
    {
        var fields = Field().Replace(text, match => $"{match.Groups[1].Value}\"{Ink}\"");
        fields = User().Replace(fields, match => $"{match.Groups[1].Value}\"{Ink}\"");
        var numbers = NumberField().Replace(fields, match => $"{match.Groups[1].Value}null");
        return Phone().Replace(Mail().Replace(numbers, Ink), Ink);
    }

    private const string Names =
        "(?:first|last|middle|user|client|customer|buyer|author|recipient|addressee)_?name|(?:cell|mobile)?_?phone(?:_?number)?|e?mail|name_?lat"
        + "|(?:formatted)?address(?:_?tail)?|street(?:name|number)?|house|building|apartment|flat|(?:customer|client|buyer)_?id|publicid|fio|inn";

    /// <summary>A value that breaks off at the text's end counts as well.</summary>
    [GeneratedRegex("(\"(?:" + Names + ")\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*(?:\"|\\\\?$)", RegexOptions.IgnoreCase)]
    private static partial Regex Field();

    [GeneratedRegex("(\"(?:" + Names + ")\"\\s*:\\s*)-?\\d[\\d.]*", RegexOptions.IgnoreCase)]
    private static partial Regex NumberField();

    /// <summary>The number of whoever wrote in a chat, which has no telling name of its own: <c>"user": {"id": "115568"</c>.</summary>
    [GeneratedRegex("(\"user\"\\s*:\\s*\\{\\s*\"id\"\\s*:\\s*)(?:\"[^\"]*\"?|\\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex User();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.-]+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![\d\w.+-])(?:\+?[78][\s(-]*)?\(?\d{3}\)?[\s-]+\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)|\+[78]\d{10}(?!\d)")]
    private static partial Regex Phone();
}
