using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SellerDesk.Web.Knowledge;

/// <summary>Markdown without its dangers: raw HTML is text, an address that is not of the web or of this desk leads nowhere, nothing is loaded from elsewhere.</summary>
public static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().DisableHtml().Build();

    public static string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.IsImage = false;
            link.Url = Safe(link.GetDynamicUrl?.Invoke() ?? link.Url);
            link.GetDynamicUrl = null;
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => Safe(link.Url).Length == 0 && !link.IsEmail))
        {
            link.Url = "";
        }

        // The page has one first heading, and it is not in here.
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(heading.Level + 1, 6);
        }

        return document.ToHtml(Pipeline);
    }

    private static string Safe(string? address) =>
        address is null ? ""
        : Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "mailto" ? address
        : address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains(':', StringComparison.Ordinal) ? address
        : "";
}
