using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Channels;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Channels;

/// <summary>Every way in which messages leave the desk: set up, tried, and how it goes.</summary>
public sealed partial class ChannelsPage(ChannelBoard board, CurrentPerson current)
{
    private IReadOnlyList<ChannelCard> cards = [];

    /// <summary>Whose form is shown.</summary>
    [SupplyParameterFromQuery]
    private string? Open { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(ReadAsync);
    }

    protected override async Task ReloadAsync() => await TryAsync(ReadAsync);

    private async Task ReadAsync() => cards = await board.LoadAsync(await current.GetActorAsync(Cancel), Cancel);
}
