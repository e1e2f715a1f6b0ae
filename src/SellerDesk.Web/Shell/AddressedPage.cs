using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace SellerDesk.Web.Shell;

/// <summary>A page whose address says what it shows: it is read at first, and again whenever a link leads to another address of the same page.</summary>
public abstract class AddressedPage : DeskPage
{
    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>Whether the path is this page's.</summary>
    protected abstract bool IsHere(string path);

    /// <summary>What the address asks for.</summary>
    protected virtual void Read(string address)
    {
    }

    /// <summary>The address asks for something else now.</summary>
    protected virtual Task MoveAsync() => ReloadAsync();

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Read(Navigation.Uri);
        await ReloadAsync();
        if (IsLive)
        {
            Navigation.LocationChanged += Moved;
        }
    }

    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= Moved;
        base.Dispose(disposing);
    }

    private void Moved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(async () =>
    {
        if (IsHere(new Uri(moved.Location).AbsolutePath))
        {
            Read(moved.Location);
            await MoveAsync();
            StateHasChanged();
        }
    });
}
