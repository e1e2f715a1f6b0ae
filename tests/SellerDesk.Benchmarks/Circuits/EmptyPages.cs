using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SellerDesk.Benchmarks.Circuits;

/// <summary>The least that a page of the same framework can be: what it costs to keep one open, and to have it answer, is not the desk's doing.</summary>
internal static class EmptyPages
{
    public static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<EmptyDocument>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        return app;
    }
}

/// <summary>The document around the one interactive component.</summary>
[Route("/")]
internal sealed class EmptyDocument : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<!DOCTYPE html>");
        builder.OpenElement(1, "html");
        builder.OpenElement(2, "body");
        builder.OpenComponent<EmptyPage>(3);
        builder.AddComponentRenderMode(RenderMode.InteractiveServer);
        builder.CloseComponent();
        builder.CloseElement();
        builder.CloseElement();
    }
}

/// <summary>Says where it is.</summary>
internal sealed class EmptyPage(NavigationManager navigation) : ComponentBase, IDisposable
{
    public void Dispose() => navigation.LocationChanged -= Moved;

    protected override void OnInitialized() => navigation.LocationChanged += Moved;

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, navigation.Uri);

    private void Moved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(StateHasChanged);
}
