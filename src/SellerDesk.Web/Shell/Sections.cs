namespace SellerDesk.Web.Shell;

/// <summary>One entry of the left column: where people go to do one kind of work.</summary>
/// <param name="Key">The text is <c>shell.section.{Key}</c>.</param>
/// <param name="Root">Every address that starts with it belongs to the section.</param>
/// <param name="Letter">Goes there after <c>g</c>.</param>
public sealed record Section(string Key, string Href, string Root, string Icon, char Letter)
{
    public bool Holds(string path) =>
        Root == "/" ? path == "/" : path == Root || path.StartsWith(Root + "/", StringComparison.Ordinal);
}

/// <summary>The sections that exist, in the order of the left column. A new section adds its line here.</summary>
public static class Sections
{
    public static IReadOnlyList<Section> All { get; } =
    [
        new("today", "/", "/", "sun", 't'),
        new("inbox", "/inbox", "/inbox", "inbox", 'i'),
        new("orders", "/orders", "/orders", "box", 'o'),
        new("complaints", "/complaints", "/complaints", "scales", 'c'),
        new("buyers", "/buyers", "/buyers", "people", 'b'),
        new("messages", "/messages", "/messages", "send", 'm'),
        new("loyalty", "/loyalty", "/loyalty", "gift", 'l'),
        new("reviews", "/reviews/words", "/reviews", "chat", 'v'),
        new("knowledge", "/knowledge", "/knowledge", "book", 'k'),
        new("dashboards", "/dashboards", "/dashboards", "chart", 'p'),
        new("settings", "/settings/shops", "/settings", "sliders", 's'),
    ];

    /// <summary>How many of them fit the bar at the bottom of a phone beside "More".</summary>
    public const int OnPhoneBar = 4;
}
