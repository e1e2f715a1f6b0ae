using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Reviews;

namespace SellerDesk.Web.Reviews;

/// <summary>Words and phrases of reviews, with praise and blame, and the reviews behind the chosen one.</summary>
public sealed partial class WordsPage(WordBoard board, SaidReviews reviews, InboxNames names, Application.Data.IShopScopeSource scope) : SaidPage(board, reviews, names, scope)
{
    [SupplyParameterFromQuery(Name = "word")]
    private string? Word { get; set; }

    [SupplyParameterFromQuery(Name = "said")]
    private string? Said { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    private bool IsOpen => !string.IsNullOrEmpty(Word);

    private string Order => Sort is "blame" or "praise" ? Sort : "all";

    private IReadOnlyList<SaidRow> Sorted => Order switch
    {
        "blame" => [.. Board!.Words.OrderByDescending(row => row.Blame).ThenByDescending(row => row.BlameShare)],
        "praise" => [.. Board!.Words.OrderByDescending(row => row.Praise).ThenBy(row => row.BlameShare)],
        _ => Board!.Words,
    };

    protected override SaidBehind? Asked => IsOpen ? new SaidBehind { Word = Word, Shown = Said ?? Word, Tone = ChosenTone } : null;
}
