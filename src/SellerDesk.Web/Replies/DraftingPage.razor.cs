using SellerDesk.Application.Replies.Drafting;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Replies;

/// <summary>Where an owner allows drafts from outside, and says from where.</summary>
public sealed partial class DraftingPage(DraftingBook book, CurrentPerson current)
{
    private DraftingOptions options = DraftingOptions.Off;
    private bool on;
    private string url = "";
    private string model = "";
    private string key = "";
    private int patience;
    private string instructions = "";
    private string? problem;
    private bool saving;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(LookAsync);
    }

    private async Task LookAsync()
    {
        options = await book.LoadAsync(Cancel);
        (on, url, model, key, patience, instructions) = (options.On, options.Url, options.Model, "", options.PatienceSeconds, options.Instructions);
    }

    private async Task SaveAsync()
    {
        (problem, saving) = (null, true);
        var wanted = options with { On = on, Url = url, Model = model, PatienceSeconds = patience, Instructions = instructions };
        if (await TryAsync(async () => await book.SaveAsync(await current.GetActorAsync(Cancel), wanted, key.Length == 0 ? null : key, Cancel), refused => problem = refused))
        {
            await TryAsync(LookAsync);
            Toasts.Say(T["drafting.saved"]);
        }

        saving = false;
    }
}
