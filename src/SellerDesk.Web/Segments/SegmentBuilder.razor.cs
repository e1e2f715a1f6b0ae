using Microsoft.AspNetCore.Components;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Buyers;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Segments;

/// <summary>The tree while it is built. Each change ends the count before and, after a moment of rest, begins another.</summary>
public sealed partial class SegmentBuilder(CountSegment counter, SaveSegment save) : DeskPage
{
    private const int Shown = 5;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);

    private RuleDraft root = new() { Group = GroupKind.All };
    private CancellationTokenSource? turn;
    private IReadOnlyList<BuyerFace> sample = [];
    private long? count;
    private bool counting;
    private string? problem;
    private string? refused;
    private string name = "";
    private string description = "";
    private bool shared;

    [Parameter]
    public Segment? Segment { get; set; }

    /// <summary>What a new one begins with.</summary>
    [Parameter]
    public RuleGroup? Begin { get; set; }

    [Parameter, EditorRequired]
    public SegmentOffer Offer { get; set; } = default!;

    [Parameter, EditorRequired]
    public NameBook Names { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<ShopFace> Shops { get; set; } = default!;

    [Parameter]
    public Actor? Actor { get; set; }

    [Parameter]
    public EventCallback<SegmentId> OnSaved { get; set; }

    private bool MaySave => Actor?.Role >= Role.Support;

    private bool Limited => Segment is { Shops.Length: > 0 } || Actor?.Scope.All == false;

    private string? Said => problem is null ? T.Said(root.ToRule(), Names) : null;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (Segment is not null)
        {
            root = RuleDraft.Of(RuleText.ReadLoosely(Segment.Rule));
            (name, description, shared) = (T.SegmentName(Segment.Name, Segment.ReadyMade), Segment.Description, Segment.Shared);
        }
        else
        {
            root = Begin is not null ? RuleDraft.Of(Begin) : new RuleDraft { Group = GroupKind.All, Rules = [RuleDraft.New(Offer.Currencies.Count > 0 ? Offer.Currencies[^1] : null)] };
            shared = Actor?.Role >= Role.Manager;
        }

        if (IsLive)
        {
            _ = CountAsync(TimeSpan.Zero);
        }
    }

    protected override void Dispose(bool disposing)
    {
        turn?.Cancel();
        base.Dispose(disposing);
    }

    private void ChangedAsync() => _ = CountAsync(Rest);

    private async Task CountAsync(TimeSpan rest)
    {
        turn?.Cancel();
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        turn = mine;
        try
        {
            var rule = RuleCheck.Checked(root.ToGroup());
            (problem, counting) = (null, true);
            await Task.Delay(rest, mine.Token);
            var many = await counter.CountAsync(rule, Segment?.Shops ?? [], Now, mine.Token);
            (count, counting) = (many, false);
            StateHasChanged();
            sample = many == 0 ? [] : await counter.SampleAsync(rule, Segment?.Shops ?? [], Actor?.Role ?? Role.Viewer, Now, Shown, mine.Token);
            StateHasChanged();
        }
        catch (RuleException unfinished)
        {
            (problem, counting, sample) = (T.Rule(unfinished.Code, [.. unfinished.Arguments]), false, []);
            StateHasChanged();
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException && mine.IsCancellationRequested)
        {
            // Another change came: that one is counted.
        }
        finally
        {
            if (ReferenceEquals(turn, mine))
            {
                turn = null;
            }
        }
    }

    private async Task SaveAsync(SegmentId? id)
    {
        refused = null;
        SegmentId saved = default;

        // A ready-made one keeps its name in every language as long as nobody gives it another.
        var named = Segment is { ReadyMade: { } code } && id is not null && name == T.SegmentName(Segment.Name, code) ? Segment.Name : name;
        if (await TryAsync(async () => saved = await save.ExecuteAsync(Actor!, id, new SegmentForm(named, description, root.ToGroup(), shared), Cancel), why => refused = why))
        {
            Toasts.Say(T["segments.saved", name.Trim()], T["segments.saved.text"]);
            await OnSaved.InvokeAsync(saved);
        }
    }
}
