using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;

namespace SellerDesk.Integrations.Messages;

/// <summary>Makes a gateway's request out of its templates. What is filled in is written the way the place asks for, so that a quotation mark in a text ends nothing.</summary>
internal static partial class SmsRequest
{
    public static HttpRequestMessage Of(ChannelOptions options, MessageParcel parcel)
    {
        var values = new Dictionary<string, string> { ["phone"] = parcel.Address, ["text"] = parcel.Text, ["id"] = parcel.Id.ToString("N"), ["key"] = options["key"] };
        var request = new HttpRequestMessage(new HttpMethod(options["method"]), new Uri(Fill(options["url"], values, Uri.EscapeDataString)));
        if (options["body"].Length > 0 && request.Method != HttpMethod.Get)
        {
            request.Content = new StringContent(Fill(options["body"], values, Escape(options["contentType"])), Encoding.UTF8, options["contentType"]);
        }

        foreach (var line in options["headers"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(line[..colon].Trim(), Fill(line[(colon + 1)..].Trim(), values, OneLine));
        }

        return request;
    }

    private static string Fill(string template, Dictionary<string, string> values, Func<string, string> written) => Places().Replace(template, place => written(values[place.Groups[1].Value]));

    private static Func<string, string> Escape(string contentType) => contentType switch
    {
        "application/json" => value => JsonEncodedText.Encode(value, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        "application/x-www-form-urlencoded" => Uri.EscapeDataString,
        "text/xml" => value => SecurityElement.Escape(value),
        _ => value => value,
    };

    private static string OneLine(string value) => value.ReplaceLineEndings(" ");

    [GeneratedRegex(@"\{(phone|text|id|key)\}")]
    private static partial Regex Places();
}
