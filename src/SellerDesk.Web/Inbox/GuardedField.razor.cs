using System.Globalization;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Replies.Spelling;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Inbox;

/// <summary>Words to a buyer: looked at whenever the keys rest, and again before they go.</summary>
public sealed partial class GuardedField(ReplyGuard guard, KeepSpellingWord keepWord, CurrentPerson current)
{
    private IReadOnlyList<FindingRow> findings = [];
    private string marks = "";
    private string words = "";
    private int checks;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public Marketplace Marketplace { get; set; }

    [Parameter]
    public string? Buyer { get; set; }

    /// <summary>What stands there to begin with.</summary>
    [Parameter]
    public string Start { get; set; } = "";

    [Parameter]
    public int MaxLength { get; set; } = 1_000;

    [Parameter]
    public string? Placeholder { get; set; }

    [Parameter]
    public EventCallback<string> TextChanged { get; set; }

    /// <summary>How many findings keep it from going.</summary>
    [Parameter]
    public EventCallback<int> BlockingChanged { get; set; }

    private int Blocking => findings.Count(row => row.Blocks);

    /// <returns>False: the text may not go.</returns>
    public async Task<bool> CheckAsync()
    {
        await LookAsync();
        return Blocking == 0;
    }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        words = Start;
        await LookAsync();
    }

    private async Task TypedAsync(string typed)
    {
        words = typed;
        await TextChanged.InvokeAsync(typed);
        await TryAsync(LookAsync);
    }

    private async Task LookAsync()
    {
        var (number, looked) = (++checks, words);
        var reply = new ReplyToCheck(Marketplace, WorkItemKind.Chat, looked) { BuyerName = Buyer };
        var check = looked.Trim().Length == 0 ? ReplyCheck.Of([]) : await guard.CheckAsync(reply, Cancel);
        var rows = new List<FindingRow>();
        foreach (var finding in check.Findings)
        {
            rows.Add(new FindingRow(rows.Count, finding, looked.Substring(finding.Start, finding.Length), await guard.ExplainAsync(reply, finding, T.Language == "ru", Cancel)));
        }

        if (number == checks)
        {
            findings = [.. rows.OrderByDescending(row => row.Blocks)];
            marks = string.Create(CultureInfo.InvariantCulture, $"{number}|{looked.Length}|{string.Join(';', rows.Where(row => row.Finding.Length > 0).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Finding.Start},{row.Finding.Length},{(row.Blocks ? "block" : "warn")},{row.Index}")))}");
            await BlockingChanged.InvokeAsync(Blocking);
        }
    }

    private async Task KeepWordAsync(string word)
    {
        Actor actor = await current.GetActorAsync(Cancel);
        if (await TryAsync(() => keepWord.AddAsync(actor, word, Cancel)))
        {
            Toasts.Say(T["guard.kept", word]);
            await LookAsync();
        }
    }
}
