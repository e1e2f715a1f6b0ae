using SellerDesk.Domain.Buyers;

namespace SellerDesk.Domain.Imports;

/// <summary>What the words of a file of contacts mean.</summary>
public static class ContactWords
{
    private static readonly Dictionary<string, ConsentChannel> Channels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = ConsentChannel.Email,
        ["e-mail"] = ConsentChannel.Email,
        ["mail"] = ConsentChannel.Email,
        ["почта"] = ConsentChannel.Email,
        ["электронная почта"] = ConsentChannel.Email,
        ["sms"] = ConsentChannel.Sms,
        ["смс"] = ConsentChannel.Sms,
        ["phone"] = ConsentChannel.Phone,
        ["call"] = ConsentChannel.Phone,
        ["телефон"] = ConsentChannel.Phone,
        ["звонок"] = ConsentChannel.Phone,
        ["telegram"] = ConsentChannel.Telegram,
        ["телеграм"] = ConsentChannel.Telegram,
        ["chat"] = ConsentChannel.MarketplaceChat,
        ["marketplacechat"] = ConsentChannel.MarketplaceChat,
        ["чат"] = ConsentChannel.MarketplaceChat,
        ["чат площадки"] = ConsentChannel.MarketplaceChat,
    };

    private static readonly Dictionary<string, ConsentPurpose> Purposes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["offers"] = ConsentPurpose.Offers,
        ["ads"] = ConsentPurpose.Offers,
        ["предложения"] = ConsentPurpose.Offers,
        ["реклама"] = ConsentPurpose.Offers,
        ["рассылка"] = ConsentPurpose.Offers,
        ["loyalty"] = ConsentPurpose.Loyalty,
        ["лояльность"] = ConsentPurpose.Loyalty,
        ["программа лояльности"] = ConsentPurpose.Loyalty,
        ["surveys"] = ConsentPurpose.Surveys,
        ["опросы"] = ConsentPurpose.Surveys,
        ["reminders"] = ConsentPurpose.Reminders,
        ["напоминания"] = ConsentPurpose.Reminders,
    };

    private static readonly Dictionary<string, bool> Answers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = true,
        ["true"] = true,
        ["1"] = true,
        ["да"] = true,
        ["no"] = false,
        ["false"] = false,
        ["0"] = false,
        ["нет"] = false,
        ["отказ"] = false,
    };

    /// <summary>Null for a word that says no channel.</summary>
    public static ConsentChannel? ChannelOf(string word) => Channels.TryGetValue(word.Trim(), out var channel) ? channel : null;

    /// <summary>Several stand between commas or semicolons; null where one of them says no purpose.</summary>
    public static IReadOnlyList<ConsentPurpose>? PurposesOf(string words)
    {
        var found = words.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Purposes.TryGetValue(word, out var purpose) ? purpose : (ConsentPurpose?)null).Distinct().ToList();
        return found.Contains(null) ? null : [.. found.OfType<ConsentPurpose>()];
    }

    /// <summary>Null for a word that is neither yes nor no.</summary>
    public static bool? AnswerOf(string word) => Answers.TryGetValue(word.Trim(), out var answer) ? answer : null;
}
