namespace SellerDesk.Web.Shell;

/// <summary>One line of the cheat sheet.</summary>
/// <param name="Group">The text is <c>shell.keys.{Group}</c>.</param>
/// <param name="Text">The key of the text that says what it does.</param>
/// <param name="Keys">As in <c>data-key</c>; several where each does its part of it.</param>
public sealed record KeyLine(string Group, string Text, params string[] Keys);

/// <summary>
/// The one table of keys: the cheat sheet is drawn from it, and a test holds it against what pages listen to. Keys of a single page stand on its own
/// buttons and are added to the sheet by the page's script.
/// </summary>
public static class KeyTable
{
    public static IReadOnlyList<string> Groups { get; } = ["everywhere", "list", "board", "talk", "reply"];

    public static IReadOnlyList<KeyLine> All { get; } =
    [
        new("everywhere", "shell.palette", "ctrl+k"),
        new("everywhere", "shell.keys.help", "?"),
        .. Sections.All.Select(section => new KeyLine("everywhere", "shell.section." + section.Key, $"g {section.Letter}")),
        new("everywhere", "shell.keys.undo", "z"),
        new("everywhere", "shell.keys.leave", "esc"),
        new("list", "shell.keys.move", "j", "k"),
        new("list", "shell.keys.open", "enter"),
        new("list", "shell.keys.ends", "home", "end"),
        new("list", "shell.keys.search", "/"),
        new("list", "shell.keys.filter", "f"),
        new("list", "shell.keys.mark", "x"),
        new("list", "shell.keys.mark-to", "shift+x"),
        new("list", "shell.keys.mark-on", "shift+down", "shift+up"),
        new("list", "shell.keys.mark-all", "ctrl+a"),
        new("list", "shell.keys.unmark", "esc"),
        new("list", "shell.keys.move-view", "alt+up", "alt+down"),
        new("board", "shell.keys.board.move", "h", "j", "k", "l"),
        new("board", "shell.keys.board.stage", "shift+right", "shift+left"),
        new("board", "shell.keys.board.choose", "m"),
        new("talk", "shell.keys.answer", "r"),
        new("talk", "shell.keys.take", "shift+a"),
        new("talk", "shell.keys.assign", "a"),
        new("talk", "shell.keys.snooze", "s"),
        new("talk", "shell.keys.tag", "l"),
        new("talk", "shell.keys.note", "n"),
        new("talk", "shell.keys.complaint", "e"),
        new("talk", "shell.keys.close", "d"),
        new("talk", "shell.keys.macro", "m a"),
        new("talk", "shell.keys.context", "i"),
        new("talk", "shell.keys.why", "u"),
        new("reply", "shell.keys.send", "ctrl+enter"),
        new("reply", "shell.keys.send-next", "ctrl+shift+enter"),
        new("reply", "shell.keys.template", "alt+t"),
        new("reply", "shell.keys.fix", "ctrl+."),
        new("reply", "shell.keys.next-finding", "f8"),
        new("reply", "shell.keys.out", "esc"),
    ];
}
