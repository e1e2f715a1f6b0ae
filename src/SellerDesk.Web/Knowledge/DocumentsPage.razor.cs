using Microsoft.AspNetCore.Components.Forms;
using SellerDesk.Application.Knowledge;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Knowledge;

/// <summary>Papers: taken in, described, bound to what they are about.</summary>
public sealed partial class DocumentsPage(DocumentList list, SaveDocument save, BindingChoices choices, CurrentPerson current)
{
    private IReadOnlyList<DocumentRow> documents = [];
    private IReadOnlyList<BoundProduct> bound = [];
    private DocumentRow? chosen;
    private BindingFields? binding;
    private (string Name, byte[] Content)? file;
    private string title = "";
    private string wording = "";
    private DocumentKind kind;
    private string? problem;
    private bool mayBeGiven;
    private bool mayChange;
    private bool saving;
    private int edition;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        mayChange = (await current.GetActorAsync(Cancel)).Role >= Role.Seller;
        await LoadAsync(LookAsync);
    }

    private async Task LookAsync() => documents = await list.LoadAsync(Cancel);

    private async Task ReceiveAsync(InputFileChangeEventArgs picked)
    {
        problem = null;
        if (picked.File.Size > KnowledgeDocument.MaxSize)
        {
            problem = T.Rule("document.size", KnowledgeDocument.MaxSize / 1024 / 1024);
            return;
        }

        await TryAsync(async () =>
        {
            using var whole = new MemoryStream();
            await using var stream = picked.File.OpenReadStream(KnowledgeDocument.MaxSize, Cancel);
            await stream.CopyToAsync(whole, Cancel);
            file = (picked.File.Name, whole.ToArray());
            title = title.Length == 0 ? Path.GetFileNameWithoutExtension(picked.File.Name) : title;
        });
    }

    private async Task ChooseAsync(DocumentRow row)
    {
        Clear();
        (chosen, title, wording, kind, mayBeGiven) = (row, row.Title, row.Wording, row.Kind, row.MayBeGiven);
        await TryAsync(async () => bound = await choices.NamesAsync(row.Products, Cancel));
        edition++;
    }

    private void Clear()
    {
        (chosen, file, title, wording, kind, mayBeGiven, bound, problem) = (null, null, "", "", DocumentKind.Licence, false, [], null);
        edition++;
    }

    private async Task SaveAsync()
    {
        (problem, saving) = (null, true);
        var text = new DocumentText(kind, title, wording, mayBeGiven, binding!.ChosenShops, binding.ChosenProducts, binding.ChosenCategories);
        var saved = await TryAsync(async () =>
        {
            var actor = await current.GetActorAsync(Cancel);
            if (chosen is { } row)
            {
                await save.DescribeAsync(actor, row.Id, text, Cancel);
            }
            else
            {
                await save.UploadAsync(actor, file?.Name ?? "", file?.Content ?? [], text, Cancel);
            }
        }, refused => problem = refused);
        saving = false;
        if (saved)
        {
            Toasts.Say(T["knowledge.documents.saved"]);
            Clear();
            await TryAsync(LookAsync);
        }
    }

    private async Task DeleteAsync(DocumentRow row)
    {
        if (await TryAsync(async () => await save.DeleteAsync(await current.GetActorAsync(Cancel), row.Id, Cancel)))
        {
            Clear();
            await TryAsync(LookAsync);
        }
    }
}
