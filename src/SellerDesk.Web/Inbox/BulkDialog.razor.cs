using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Inbox;

/// <summary>Shows what a run would do and begins it with the very items that were shown.</summary>
public sealed partial class BulkDialog(BulkPreview preview, StartBulkRun start, TemplateBoard board)
{
    private const string Suiting = "suiting";

    private static readonly int[] Days = [1, 2, 3, 7, 14, 30];

    private IReadOnlyList<TemplateCard> templates = [];
    private BulkForecast? forecast;
    private string value = "";
    private string ground = "";
    private string words = "";
    private bool busy;

    [Parameter, EditorRequired]
    public BulkWish Wish { get; set; } = default!;

    [Parameter, EditorRequired]
    public NameBook Names { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter]
    public EventCallback<BulkRunId> OnStarted { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private BulkWish Chosen => Wish.Verb == BulkVerb.Macro ? Wish : Wish.Verb == BulkVerb.Decline ? Wish with { Steps = [new MacroStep(Wish.Verb, $"{ground}\n{words}")] } : Wish with { Steps = [new MacroStep(Wish.Verb, value)] };

    private bool IsWhole => Wish.Verb == BulkVerb.Decline ? ground.Length > 0 : value.Trim().Length > 0 || Wish.Verb is BulkVerb.Assign or BulkVerb.Close or BulkVerb.Reopen or BulkVerb.Macro or BulkVerb.Accept;

    private string? Why => !IsWhole ? T["bulk.why.value"] : forecast is { Items.Count: 0 } ? T["bulk.why.nothing"] : null;

    private string Shops => string.Join(", ", forecast!.Shops.OrderByDescending(pair => pair.Value)
        .Select(pair => $"{(Names.Shops.TryGetValue(pair.Key, out var shop) ? shop.Name : "?")} {T.Format.Number(pair.Value)}"));

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        value = Wish.Verb == BulkVerb.Answer && Wish.Steps[0].Value.Length == 0 ? Suiting : Wish.Steps[0].Value;
        await TryAsync(async () =>
        {
            templates = Wish.Verb == BulkVerb.Answer ? await board.LoadAsync(Cancel) : [];
            await LookAheadAsync();
        });
    }

    private async Task ChooseAsync(ChangeEventArgs chosen)
    {
        value = chosen.Value?.ToString() ?? "";
        await TryAsync(LookAheadAsync);
    }

    /// <summary>The set is frozen by the first look: what is shown is what is done.</summary>
    private async Task LookAheadAsync() => forecast = await preview.LoadAsync(Actor, Chosen with { Items = forecast?.Items ?? Wish.Items }, Cancel);

    private async Task StartAsync()
    {
        busy = true;
        await TryAsync(async () =>
        {
            var run = await start.ExecuteAsync(Actor, Chosen with { Items = forecast!.Items }, Cancel);
            await OnStarted.InvokeAsync(run);
        });
        busy = false;
    }
}
