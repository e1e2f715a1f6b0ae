using System.Net.Http.Headers;
using System.Text;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Chats with buyers.</summary>
internal sealed partial class WildberriesClient
{
    /// <summary>All chats in one answer.</summary>
    public Task<JsonAnswer> ChatsAsync(ShopAccess shop, CallUrgency urgency, CancellationToken cancel) =>
        ReadAsync(shop, Chat(HttpMethod.Get, "api/v1/seller/chats", LimitGroup.Chats) with { Urgency = urgency }, cancel);

    /// <param name="next">Unix milliseconds; null: from the beginning (0 is refused).</param>
    public Task<JsonAnswer> ChatEventsAsync(ShopAccess shop, long? next, CallUrgency urgency, CancellationToken cancel) =>
        ReadAsync(shop, Chat(HttpMethod.Get, "api/v1/seller/events" + (next is { } from ? Invariant($"?next={from}") : ""), LimitGroup.ChatEvents) with { Urgency = urgency }, cancel);

    public Task<JsonAnswer> SendChatMessageAsync(ShopAccess shop, string replySign, string text, IReadOnlyList<OutgoingFile> files, CancellationToken cancel) =>
        WriteForAnswerAsync(shop, Chat(HttpMethod.Post, "api/v1/seller/message", LimitGroup.ChatMessage) with { Urgency = CallUrgency.Answer, Content = () => Form(replySign, text, files) }, cancel);

    public Task<byte[]> ChatFileAsync(ShopAccess shop, string id, CancellationToken cancel) =>
        ReadBytesAsync(shop, Chat(HttpMethod.Get, $"api/v1/seller/download/{Uri.EscapeDataString(id)}", LimitGroup.ChatDownload) with { Urgency = CallUrgency.Answer }, cancel);

    private static WildberriesCall Chat(HttpMethod method, string path, LimitGroup group) => new(method, WildberriesHost.Chat, path, group, WildberriesToken.Chat);

    private static MultipartFormDataContent Form(string replySign, string text, IReadOnlyList<OutgoingFile> files)
    {
        var form = new MultipartFormDataContent { { Field(replySign), "\"replySign\"" } };
        if (text.Length > 0)
        {
            form.Add(Field(text), "\"message\"");
        }

        foreach (var file in files)
        {
            var content = new ByteArrayContent(file.Content);
            content.Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
            content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = $"\"{Plain(file.Name)}\"", FileNameStar = file.Name };
            form.Add(content);
        }

        return form;
    }

    /// <summary>Names are quoted, as every parser takes them; a field has no type of its own.</summary>
    private static ByteArrayContent Field(string value) => new(Encoding.UTF8.GetBytes(value));

    /// <summary>The name for parsers that know no other alphabet.</summary>
    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
}
