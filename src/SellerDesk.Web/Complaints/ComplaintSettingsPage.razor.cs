using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell.Widgets;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Complaints;

/// <summary>What complaints are sorted by, what the marketplaces' words mean, what buyers are told.</summary>
public sealed partial class ComplaintSettingsPage(CauseTree tree, SaveTree save, TreeBoard boards, UnreadReasons unread, SaveStageTemplate messages, InboxNames names, CurrentPerson current)
{
    /// <summary>Of the stage that a case is opened in nobody is told: the buyer knows.</summary>
    private static readonly ComplaintStage[] Told = [ComplaintStage.Analysing, ComplaintStage.Deciding, ComplaintStage.CarryingOut, ComplaintStage.Arbitration, ComplaintStage.FollowingUp, ComplaintStage.Closed];

    private readonly Dictionary<ComplaintTree, string> parents = new() { [ComplaintTree.Reason] = "", [ComplaintTree.Cause] = "" };
    private readonly Dictionary<ComplaintTree, string> russian = new() { [ComplaintTree.Reason] = "", [ComplaintTree.Cause] = "" };
    private readonly Dictionary<ComplaintTree, string> english = new() { [ComplaintTree.Reason] = "", [ComplaintTree.Cause] = "" };
    private IReadOnlyDictionary<(Marketplace, string), int> waiting = new Dictionary<(Marketplace, string), int>();
    private IReadOnlyList<WordRow> words = [];
    private IReadOnlyList<StageTemplateRow> templates = [];
    private IReadOnlyList<ShopFace> shops = [];
    private TreeBook book = TreeBook.Empty;
    private Actor? actor;
    private string tab = "causes";
    private static readonly string[] Places = ["causes", "words", "messages", "evidence"];

    private string shop = "";
    private int edition;

    [SupplyParameterFromQuery(Name = "tab")]
    private string? TabWanted { get; set; }

    private IReadOnlyList<Tabs.Tab> Pages => [.. Places.Select(page =>
        new Tabs.Tab(page, T["complaints.settings." + page], page == "causes" ? ComplaintsAddress.Settings : $"{ComplaintsAddress.Settings}?tab={page}", page == "words" && Unmapped > 0 ? T.Format.Number(Unmapped) : null))];

    private int Unmapped => words.Count(word => word.ReasonCode is null);

    protected override async Task OnParametersSetAsync()
    {
        tab = TabWanted is "words" or "messages" or "evidence" ? TabWanted : "causes";
        if (actor is null)
        {
            await ReloadAsync();
        }
    }

    protected override async Task ReloadAsync() => await LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        tree.Forget();
        book = await tree.LoadAsync(Cancel);
        (words, waiting, templates) = (await boards.WordsAsync(Cancel), await unread.LoadAsync(Cancel), await messages.LoadAsync(Cancel));
        shops = [.. (await names.LoadAsync(Cancel)).Shops.Values.Where(one => actor.Scope.Contains(one.Id)).OrderBy(one => one.Name, StringComparer.CurrentCulture)];
    }

    private StageTemplateRow? Template(ComplaintStage stage) => templates.FirstOrDefault(one => one.Stage == stage && one.Shop?.Value == (Guid.TryParse(shop, out var id) ? id : null));

    private Task MapAsync(WordRow word, string? code) => ActAsync(() => save.WordAsync(actor!, word.Marketplace, word.Word, code, Cancel));

    private Task RenameAsync(TreeNode node, string? ru, string? en) => ActAsync(() => save.NodeAsync(actor!, node.Tree, node.Code, node.Parent, ru ?? node.NameRu, en ?? node.NameEn, node.Position, node.UsualCause, Cancel));

    private Task UsualAsync(TreeNode node, string? cause) => ActAsync(() => save.NodeAsync(actor!, node.Tree, node.Code, node.Parent, node.NameRu, node.NameEn, node.Position, cause, Cancel));

    private Task RetireAsync(TreeNode node) => ActAsync(() => save.RetireAsync(actor!, node.Tree, node.Code, !node.Retired, Cancel));

    private Task SaveAsync(StageTemplateRow row) => ActAsync(async () =>
    {
        await messages.ExecuteAsync(actor!, row, Cancel);
        edition++;
        Toasts.Say(T["complaints.messages.saved", T.Stage(row.Stage)]);
    });

    private Task AddAsync(ComplaintTree of) => ActAsync(async () =>
    {
        var parent = parents[of].Length > 0 ? parents[of] : null;
        var code = $"{parent ?? ComplaintWords.Lower(of)}.{Guid.NewGuid():N}"[..Math.Min(Complaint.CodeMaxLength, (parent ?? ComplaintWords.Lower(of)).Length + 9)];
        await save.NodeAsync(actor!, of, code, parent, russian[of], english[of], 1_000, null, Cancel);
        (russian[of], english[of]) = ("", "");
    });

    private async Task ActAsync(Func<Task> work)
    {
        await TryAsync(work);
        await TryAsync(ReadAsync);
    }
}
