using SellerDesk.Domain.Common;

namespace SellerDesk.Web.Shops;

/// <summary>Settings as a person types them: one <c>name=value</c> per line.</summary>
internal static class SettingLines
{
    /// <exception cref="RuleException"><c>shop.settingLine</c> naming the line.</exception>
    public static Dictionary<string, string> Read(string text)
    {
        var settings = new Dictionary<string, string>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } value] || !settings.TryAdd(name, value))
            {
                throw new RuleException("shop.settingLine", line);
            }
        }

        return settings;
    }

    public static string Write(IReadOnlyDictionary<string, string> settings) =>
        string.Join('\n', settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => $"{setting.Key}={setting.Value}"));
}
