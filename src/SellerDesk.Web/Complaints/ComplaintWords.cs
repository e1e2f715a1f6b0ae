using System.Globalization;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Complaints;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Complaints;

/// <summary>The notions of complaints in the reader's words.</summary>
internal static class ComplaintWords
{
    /// <summary>Ж-1042: never grouped, it is a name.</summary>
    public static string Number(this Texts t, long number) => t["complaints.number", number.ToString(CultureInfo.InvariantCulture)];

    public static string Stage(this Texts t, ComplaintStage stage) => t["complaints.stage." + Lower(stage)];

    public static string Kind(this Texts t, ComplaintKind kind) => t["complaints.kind." + Lower(kind)];

    /// <summary>What the buyer said; without words the marketplace's reason, or what it is.</summary>
    public static string Title(this Texts t, ComplaintRow row) => row.Preview.Trim() is { Length: > 0 } said ? said : row.ReasonRaw is { Length: > 0 } reason ? $"{t.Kind(row.Kind)}: {reason}" : t.Kind(row.Kind);

    public static string Resolution(this Texts t, ResolutionKind kind) => t["complaints.resolution." + Lower(kind)];

    /// <summary>A branch in the reader's language.</summary>
    public static string Name(this Texts t, TreeNode node) => t.Language == "ru" ? node.NameRu : node.NameEn;

    /// <summary>A proof in the reader's language.</summary>
    public static string Name(this Texts t, EvidenceName name) => t.Language == "ru" ? name.Ru : name.En;

    /// <summary>Склад: комплектация. A code that no tree has shows itself.</summary>
    public static string Branch(this Texts t, TreeBook tree, ComplaintTree of, string? code) =>
        code is null ? "" : tree.Path(of, code) is { Count: > 0 } path ? string.Join(": ", path.Select(node => t.Name(node))) : code;

    /// <summary>A view of every desk has the key of a text for its name.</summary>
    public static string ViewName(this Texts t, ComplaintView view) => view.Id is null ? t["complaints.view." + view.Name] : view.Name;

    public static string Number(this Texts t, int count, bool capped) => capped ? t.Format.Number(count) + "+" : t.Format.Number(count);

    /// <summary>42 650 ₽ и 18 990 ₸; nothing where nothing is at stake.</summary>
    public static string Money(this Texts t, StageSum sum) => t.Format.Money(sum.Money);

    /// <summary>What one set part of the question says on its chip.</summary>
    public static string Part(this Texts t, string part, ComplaintAsk ask, ComplaintsBoard board) => part switch
    {
        "q" => t["complaints.part.q", ask.Search],
        "order" => t["complaints.part.order", ask.Order],
        "product" => t["complaints.part.product"],
        "kind" => t.Kind(ask.Kind ?? ComplaintKind.Claim),
        "cause" => ask.NoCause ? t["complaints.view.no-cause"] : t.Branch(board.Tree, ComplaintTree.Cause, ask.Cause),
        "shop" => ask.Shop is { } id && board.Names.Shops.TryGetValue(id, out var shop) ? shop.Name : t["complaints.part.shop"],
        "marketplace" => t["shell.marketplace." + Lower(ask.Marketplace)],
        "owner" => ask.Owner switch { { Me: true } => t["complaints.owner.me"], { None: true } => t["complaints.owner.none"], { Person: { } person } => board.Names.NameOf(person) ?? t["inbox.somebody"], _ => "" },
        "ball" => t["complaints.ball." + Lower(ask.Ball)],
        "due" => t["complaints.due." + Lower(ask.Due)],
        "stage" => t.Stage(ask.Stage ?? ComplaintStage.Collecting),
        _ => t["complaints.state." + Lower(ask.State)],
    };

    public static string Lower<T>(T value) => value?.ToString()?.ToLowerInvariant() ?? "";
}
