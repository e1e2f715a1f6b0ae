using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Knowledge;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Knowledge;

/// <summary>Articles and pairs, found by words and filters that stand in the address.</summary>
public sealed partial class KnowledgePage(ArticleList list, BindingChoices choices, CurrentPerson current, NavigationManager navigation)
{
    private List<ArticleRow> rows = [];
    private IReadOnlyList<string> categories = [];
    private (DateTimeOffset ChangedAt, ArticleId Id)? next;
    private ArticleFilter? shown;
    private bool mayWrite;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = "mode")]
    private string? ModeText { get; set; }

    [SupplyParameterFromQuery(Name = "on")]
    private string? OnText { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    private string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "tag")]
    private string? Tag { get; set; }

    private ArticleKind? Kind => Enum.TryParse<ArticleKind>(KindText, out var kind) ? kind : null;

    private AnswerMode? Mode => Enum.TryParse<AnswerMode>(ModeText, out var mode) ? mode : null;

    private bool? On => OnText == "no" ? false : null;

    private ArticleFilter Filter => new(Search, Kind, On, Mode, null, Category, Tag);

    private bool IsFiltered => Filter != new ArticleFilter();

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        mayWrite = (await current.GetActorAsync(Cancel)).Role >= Role.Support;
        await TryAsync(async () => categories = await choices.CategoriesAsync(Cancel));
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Filter)
        {
            shown = Filter;
            await LoadAsync(LookAsync);
        }
    }

    private async Task LookAsync()
    {
        var slice = await list.LoadAsync(Filter, null, Cancel);
        (rows, next) = ([.. slice.Rows], slice.Next);
    }

    private Task<bool> MoreAsync() => TryAsync(async () =>
    {
        var slice = await list.LoadAsync(Filter, next, Cancel);
        rows.AddRange(slice.Rows);
        next = slice.Next;
    });

    private void Go(string? q) => navigation.NavigateTo(Address(q: q ?? ""));

    /// <summary>The filter with one thing changed; empty takes it away.</summary>
    private string Address(string? q = null, string? kind = null, string? mode = null, string? on = null, string? category = null, string? tag = null)
    {
        var parts = new[] { ("q", q ?? Search), ("kind", kind ?? KindText), ("mode", mode ?? ModeText), ("on", on ?? OnText), ("category", category ?? Category), ("tag", tag ?? Tag) }
            .Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}").ToList();
        return parts.Count == 0 ? KnowledgeAddress.Page : $"{KnowledgeAddress.Page}?{string.Join('&', parts)}";
    }
}
