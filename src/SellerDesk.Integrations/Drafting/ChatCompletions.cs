using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SellerDesk.Application.Replies.Drafting;

namespace SellerDesk.Integrations.Drafting;

/// <summary>The chat-completions protocol: POST {base}/chat/completions, the text in choices[0].message.content.</summary>
internal sealed class ChatCompletions(HttpClient http) : IDraftWriter
{
    public const int MostBytes = 256 * 1024;

    private const int DetailLength = 200;

    public async Task<string> WriteAsync(Uri address, string? key, string body, TimeSpan patience, CancellationToken cancel)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        inTime.CancelAfter(patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, inTime.Token);
            var text = await answer.Content.ReadAsStringAsync(inTime.Token);
            return answer.IsSuccessStatusCode ? TextOf(text) : throw new DraftingException(DraftingFailure.Refused, $"{(int)answer.StatusCode} {Cut(text)}");
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new DraftingException(DraftingFailure.Slow, null, late);
        }
        catch (HttpRequestException unreachable)
        {
            throw new DraftingException(DraftingFailure.Unreachable, Cut(unreachable.Message), unreachable);
        }
    }

    private static string TextOf(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var text = json.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()?.Trim();
            return string.IsNullOrEmpty(text) ? throw new DraftingException(DraftingFailure.Unreadable) : text;
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new DraftingException(DraftingFailure.Unreadable, Cut(answer), unreadable);
        }
    }

    private static string Cut(string text) => text.Length > DetailLength ? text[..DetailLength] : text;
}
