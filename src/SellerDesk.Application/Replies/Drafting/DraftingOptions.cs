namespace SellerDesk.Application.Replies.Drafting;

/// <summary>How answers are drafted outside, as an owner set it up. Off until then.</summary>
/// <param name="Url">The base address, for example <c>https://host/v1</c>.</param>
/// <param name="ProtectedKey">The key as it is kept: encrypted, in base64.</param>
public sealed record DraftingOptions(bool On, string Url, string Model, string? ProtectedKey, string Instructions, int PatienceSeconds)
{
    public const int LongestPatience = 60;

    public static readonly DraftingOptions Off = new(false, "", "", null, StandardInstructions, 20);

    private const string StandardInstructions =
        "Ты отвечаешь покупателю от имени магазина на маркетплейсе. Пиши по-русски, вежливо и по делу, 2–4 предложения. Не давай телефонов, почты, ссылок, "
        + "скидок и обещаний. На недовольство: назови, что понял, извинись, предложи возврат через личный кабинет. Без смайликов и восклицаний подряд.";

    public Uri? Address => Uri.TryCreate(Url.TrimEnd('/') + "/chat/completions", UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
}
