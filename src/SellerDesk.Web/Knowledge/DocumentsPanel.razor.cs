using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Knowledge;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Knowledge;

/// <summary>Papers about the product of an item.</summary>
public sealed partial class DocumentsPanel(DocumentList list)
{
    private IReadOnlyList<DocumentRow>? documents;
    private WorkItemId? shown;
    private bool failed;

    [Parameter, EditorRequired]
    public WorkItemId Item { get; set; }

    [Parameter]
    public bool MayAnswer { get; set; }

    /// <summary>Sends a paper along with the answer; without it there is no such button (reviews and questions take no files).</summary>
    [Parameter]
    public EventCallback<DocumentRow> OnAttach { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Item)
        {
            (shown, documents) = (Item, null);
            await FindAsync();
        }
    }

    private async Task FindAsync()
    {
        var item = Item;
        IReadOnlyList<DocumentRow>? found = null;
        var done = await TryAsync(async () => found = await list.OfItemAsync(item, Cancel));
        if (item == Item)
        {
            (documents, failed) = (found, !done);
        }
    }
}
