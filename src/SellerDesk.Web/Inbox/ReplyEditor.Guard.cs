using System.Globalization;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Replies.Spelling;
using SellerDesk.Domain.Replies.Rules;

namespace SellerDesk.Web.Inbox;

/// <summary>The guard's part of the editor: looks at the text whenever the keys rest, and again before it goes.</summary>
public sealed partial class ReplyEditor
{
    private IReadOnlyList<FindingRow> findings = [];
    private string marks = "";
    private int checks;

    private int Blocking => findings.Count(row => row.Blocks);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await GuardAsync();
    }

    /// <returns>False: the text may not go.</returns>
    private async Task<bool> GuardAsync()
    {
        var (number, looked) = (++checks, text);
        var reply = new ReplyToCheck(Details.Shop.Marketplace, Details.Item.Kind, looked) { BuyerName = Details.Item.Author };
        var check = looked.Trim().Length == 0 ? ReplyCheck.Of([]) : await guard.CheckAsync(reply, Cancel);
        var rows = new List<FindingRow>();
        foreach (var finding in check.Findings)
        {
            rows.Add(new FindingRow(rows.Count, finding, looked.Substring(finding.Start, finding.Length), await guard.ExplainAsync(reply, finding, T.Language == "ru", Cancel)));
        }

        // Somebody typed on while this was looked at: what is found there counts.
        if (number == checks)
        {
            findings = [.. rows.OrderByDescending(row => row.Blocks)];
            marks = string.Create(CultureInfo.InvariantCulture, $"{number}|{looked.Length}|{string.Join(';', rows.Where(row => row.Finding.Length > 0).Select(MarkOf))}");
        }

        return check.Allowed;
    }

    private async Task KeepWordAsync(string word)
    {
        if (await TryAsync(() => keepWord.AddAsync(Actor, word, Cancel)))
        {
            Toasts.Say(T["guard.kept", word]);
            await GuardAsync();
        }
    }

    private static string MarkOf(FindingRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Finding.Start},{row.Finding.Length},{(row.Blocks ? "block" : "warn")},{row.Index}");
}
