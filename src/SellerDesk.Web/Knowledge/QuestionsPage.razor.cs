using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Knowledge.Questions;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Knowledge;

/// <summary>What is asked again and again; the open one beside the list with the questions behind it.</summary>
public sealed partial class QuestionsPage(FrequentQuestions questions, InboxNames names, CurrentPerson current)
{
    private List<ClusterRow> rows = [];
    private (int Size, ClusterId Id)? next;
    private ClusterDetails? details;
    private NameBook book = NameBook.Empty;
    private (string?, bool)? shown;
    private bool mayWrite;

    [SupplyParameterFromQuery(Name = "open")]
    private string? Open { get; set; }

    [SupplyParameterFromQuery(Name = "ignored")]
    private string? IgnoredText { get; set; }

    private bool Ignored => IgnoredText is not null;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        mayWrite = (await current.GetActorAsync(Cancel)).Role >= Role.Support;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown is { } before && before.Item2 == Ignored)
        {
            shown = (Open, Ignored);
            await TryAsync(LookCloserAsync);
            return;
        }

        shown = (Open, Ignored);
        await LoadAsync(LookAsync);
    }

    private async Task LookAsync()
    {
        book = await names.LoadAsync(Cancel);
        var slice = await questions.LoadAsync(null, Ignored, null, Cancel);
        (rows, next) = ([.. slice.Rows], slice.Next);
        await LookCloserAsync();
    }

    private async Task LookCloserAsync() => details = Guid.TryParse(Open, out var id) ? await questions.FindAsync(ClusterId.From(id), Cancel) : null;

    private Task<bool> MoreAsync() => TryAsync(async () =>
    {
        var slice = await questions.LoadAsync(null, Ignored, next, Cancel);
        rows.AddRange(slice.Rows);
        next = slice.Next;
    });

    private async Task IgnoreAsync(ClusterRow row)
    {
        if (await TryAsync(async () => await questions.IgnoreAsync(await current.GetActorAsync(Cancel), row.Id, !row.Ignored, Cancel)))
        {
            await TryAsync(LookAsync);
        }
    }

    private string? ShopOf(ClusterRow row) => book.Shops.GetValueOrDefault(row.Shop)?.Name;
}
