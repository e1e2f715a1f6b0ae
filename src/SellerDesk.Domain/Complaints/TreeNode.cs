using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Complaints;

public enum ComplaintTree
{
    /// <summary>Why the buyer is unhappy, in the buyer's eyes.</summary>
    Reason,

    /// <summary>What brought it about, in the seller's.</summary>
    Cause,
}

/// <summary>A branch of the tree of reasons or of causes. Desks edit them; a code never changes, since cases carry it.</summary>
public sealed class TreeNode
{
    public const int NameMaxLength = 120;

    private TreeNode(ComplaintTree tree, string code, string? parent, string nameRu, string nameEn, int position)
    {
        Tree = tree;
        Code = code;
        Parent = parent;
        NameRu = nameRu;
        NameEn = nameEn;
        Position = position;
    }

    public ComplaintTree Tree { get; private set; }

    public string Code { get; private set; }

    public string? Parent { get; private set; }

    public string NameRu { get; private set; }

    public string NameEn { get; private set; }

    public int Position { get; private set; }

    /// <summary>No longer offered; cases that have it keep it.</summary>
    public bool Retired { get; private set; }

    /// <summary>Of a reason: the cause that it usually has, which a new case takes by itself.</summary>
    public string? UsualCause { get; private set; }

    public static TreeNode Of(ComplaintTree tree, string code, string? parent, string nameRu, string nameEn, int position, string? usualCause = null)
    {
        if (code.Length is 0 or > Complaint.CodeMaxLength || code.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '-')))
        {
            throw new RuleException("tree.code", Complaint.CodeMaxLength);
        }

        var node = new TreeNode(tree, code, parent, "", "", position);
        node.Rename(nameRu, nameEn);
        node.UsualCause = tree == ComplaintTree.Reason ? usualCause : null;
        return node;
    }

    public void Rename(string nameRu, string nameEn)
    {
        (NameRu, NameEn) = (nameRu.Trim(), nameEn.Trim().Length == 0 ? nameRu.Trim() : nameEn.Trim());
        if (NameRu.Length is 0 or > NameMaxLength || NameEn.Length > NameMaxLength)
        {
            throw new RuleException("tree.name", NameMaxLength);
        }
    }

    public void Place(string? parent, int position, string? usualCause)
    {
        if (parent == Code)
        {
            throw new RuleException("tree.circle");
        }

        (Parent, Position, UsualCause) = (parent, position, Tree == ComplaintTree.Reason ? usualCause : null);
    }

    public void Retire(bool retired) => Retired = retired;
}

/// <summary>A marketplace's own word for a reason, and which of ours it means; unknown ones are kept and listed until somebody says.</summary>
public sealed class ReasonWord
{
    public const int WordMaxLength = 300;

    public Marketplace Marketplace { get; init; }

    /// <summary>In lower case, without spaces at its ends.</summary>
    public string Word { get; init; } = "";

    /// <summary>Null: nobody has said yet.</summary>
    public string? ReasonCode { get; set; }

    public DateTimeOffset FirstSeenAt { get; init; }
}
