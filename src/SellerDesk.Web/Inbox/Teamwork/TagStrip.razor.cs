using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Inbox.Teamwork;

public sealed partial class TagStrip(TagItems tags, TagBook book)
{
    private IReadOnlyList<TagFace> known = [];
    private string typed = "";

    [Parameter, EditorRequired]
    public ItemDetails Details { get; set; } = default!;

    [Parameter]
    public Actor? Actor { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private bool MayWork => Actor?.Role >= Role.Support;

    private async Task LoadAsync() => known = await book.LoadAsync(Cancel);

    private Task AddAsync(string name) => ActAsync(async () =>
    {
        await tags.AddAsync(Actor!, [Details.Item.Id], name, null, Cancel);
        typed = "";
    });

    private Task RemoveAsync(string name) => ActAsync(() => tags.RemoveAsync(Actor!, [Details.Item.Id], name, null, Cancel));

    private Task PaintAsync(string name, string colour) => ActAsync(() => tags.PaintAsync(Actor!, name, colour, Cancel));

    private async Task ActAsync(Func<Task> act) => await TryAsync(async () =>
    {
        await act();
        await LoadAsync();
        await OnChanged.InvokeAsync();
    });
}
