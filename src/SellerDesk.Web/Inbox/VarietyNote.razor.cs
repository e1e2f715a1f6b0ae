using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;

namespace SellerDesk.Web.Inbox;

/// <summary>The alarm against the same answer under every review of a card.</summary>
public sealed partial class VarietyNote(LastAnswers last)
{
    /// <summary>"Thank you" is the same everywhere and harms nobody.</summary>
    private const int ShortText = 40;

    private IReadOnlyList<string>? answers;
    private VarietyVerdict? verdict;
    private string seen = "";

    [Parameter, EditorRequired]
    public WorkItemId Item { get; set; }

    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        if (!IsLive || Text == seen)
        {
            return;
        }

        seen = Text;
        if (Text.Trim().Length < ShortText)
        {
            verdict = null;
            return;
        }

        await TryAsync(async () => answers ??= await last.LoadAsync(Item, Cancel));
        verdict = answers is { Count: > 0 } ? Variety.Of(Text, answers) : null;
    }
}
