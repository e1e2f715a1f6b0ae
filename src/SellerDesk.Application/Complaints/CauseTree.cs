using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>The trees of reasons and causes, as they stand beside codes on every row: a few dozen branches, shared by all pages for some seconds.</summary>
public sealed class CauseTree(WholeDb database, TimeProvider time)
{
    private readonly RecentValue<TreeBook> book = new(TimeSpan.FromSeconds(5), time, () => ReadAsync(database));

    public Task<TreeBook> LoadAsync(CancellationToken cancel) => book.GetAsync(cancel);

    public void Forget() => book.Forget();

    private static async Task<TreeBook> ReadAsync(WholeDb database)
    {
        await using var db = database.Open();
        return new TreeBook(await db.ComplaintTree.AsNoTracking().OrderBy(node => node.Position).ThenBy(node => node.Code).ToListAsync());
    }
}

/// <summary>All branches of both trees, in the order that people gave them.</summary>
public sealed class TreeBook(IReadOnlyList<TreeNode> nodes)
{
    public static readonly TreeBook Empty = new([]);

    private readonly Dictionary<(ComplaintTree, string), TreeNode> byCode = nodes.ToDictionary(node => (node.Tree, node.Code));

    public TreeNode? Find(ComplaintTree tree, string? code) => code is null ? null : byCode.GetValueOrDefault((tree, code));

    /// <summary>The branches that grow from the trunk.</summary>
    public IEnumerable<TreeNode> Roots(ComplaintTree tree) => nodes.Where(node => node.Tree == tree && Find(tree, node.Parent) is null);

    public IEnumerable<TreeNode> Below(TreeNode node) => nodes.Where(one => one.Tree == node.Tree && one.Parent == node.Code);

    /// <summary>A branch with all above it, from the trunk on; empty for a code that no tree has.</summary>
    public IReadOnlyList<TreeNode> Path(ComplaintTree tree, string? code)
    {
        var path = new List<TreeNode>();
        for (var node = Find(tree, code); node is not null && !path.Contains(node); node = Find(tree, node.Parent))
        {
            path.Insert(0, node);
        }

        return path;
    }

    /// <summary>The branch of the trunk that a code belongs to.</summary>
    public string? RootOf(ComplaintTree tree, string? code) => Path(tree, code) is [var root, ..] ? root.Code : null;
}
