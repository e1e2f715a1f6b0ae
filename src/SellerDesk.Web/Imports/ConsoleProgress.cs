using SellerDesk.Application.Imports;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Imports;

/// <summary>One line on the screen that overwrites itself.</summary>
internal sealed class ConsoleProgress(TextWriter screen, Texts texts) : IProgress<ImportProgress>
{
    private int width;

    public void Report(ImportProgress value)
    {
        var share = value.Total > 0 ? (decimal)value.Done / value.Total : 0;
        var line = texts["imports.progress.console", texts["imports.phase." + value.Phase.ToString().ToLowerInvariant()], texts.Format.Percent(share, 0), (decimal)Math.Round(value.LinesPerSecond)];
        screen.Write("\r" + line.PadRight(width));
        width = Math.Max(width, line.Length);
    }

    public void Clear() => screen.Write("\r" + new string(' ', width) + "\r");
}
