using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Reviews;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Reviews;

/// <summary>Complaints about reviews with their outcome, and how often each ground wins. The choice stands in the address.</summary>
public sealed partial class ContestsPage(ContestBoard board)
{
    private const int Slice = 50;

    private List<ContestRow> rows = [];
    private IReadOnlyList<ContestShare> shares = [];

    [SupplyParameterFromQuery(Name = "state")]
    private string? StateWord { get; set; }

    [SupplyParameterFromQuery(Name = "ground")]
    private string? GroundWord { get; set; }

    private ContestState? Chosen => Enum.TryParse<ContestState>(StateWord, ignoreCase: true, out var state) ? state : null;

    private ContestGround? On => Enum.TryParse<ContestGround>(GroundWord, ignoreCase: true, out var ground) ? ground : null;

    protected override async Task OnParametersSetAsync() => await LoadAsync(LookAsync);

    private static string Address(ContestGround? ground, ContestState? state) =>
        "/reviews/contests?" + string.Join('&', new[] { ground is null ? null : $"ground={ground}", state is null ? null : $"state={state}" }.OfType<string>());

    private static Tone ToneOf(ContestState state) => state switch
    {
        ContestState.Won => Tone.Ok,
        ContestState.Lost => Tone.Danger,
        ContestState.Filed => Tone.Info,
        _ => Tone.Quiet,
    };

    private async Task LookAsync()
    {
        shares = await board.SharesAsync(Cancel);
        rows = [.. await board.LoadAsync(Chosen, On, null, Slice, Cancel)];
    }

    private Task<bool> MoreAsync() => TryAsync(async () => rows.AddRange(await board.LoadAsync(Chosen, On, rows[^1].CreatedAt, Slice, Cancel)));
}
