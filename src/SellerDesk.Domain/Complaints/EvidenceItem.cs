using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Complaints;

/// <summary>
/// One point of a list of proofs: of one ground or whatever is argued, for every marketplace or for one. Never deleted and its code never changed: cases carry the
/// code, and a case's list is the one of the moment its ground was taken.
/// </summary>
public sealed class EvidenceItem
{
    public const int NameMaxLength = 120;
    public const int MostOfList = 40;

    private EvidenceItem(Marketplace? marketplace, string? ground, string code, string nameRu, string nameEn, int position, DateTimeOffset addedAt)
    {
        (Marketplace, Ground, Code, NameRu, NameEn, Position, AddedAt) = (marketplace, ground, code, nameRu, nameEn, position, addedAt);
    }

    public long Id { get; private set; }

    /// <summary>Null: every marketplace that says nothing else of this code.</summary>
    public Marketplace? Marketplace { get; private set; }

    /// <summary>Null: it helps whatever is argued.</summary>
    public string? Ground { get; private set; }

    /// <summary>The same proof has the same code under every ground.</summary>
    public string Code { get; private set; }

    public string NameRu { get; private set; }

    public string NameEn { get; private set; }

    public int Position { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Since when it is no longer asked for (UTC); cases that asked for it before go on asking.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    public static EvidenceItem Of(Marketplace? marketplace, string? ground, string code, string nameRu, string nameEn, int position, DateTimeOffset now)
    {
        var item = new EvidenceItem(marketplace, ground is null ? null : EvidenceLists.Known(ground), code, "", "", position, now);
        item.Rename(nameRu, nameEn);
        return item;
    }

    public void Rename(string nameRu, string nameEn)
    {
        var (ru, en) = (nameRu.Trim(), nameEn.Trim());
        if (ru.Length is 0 or > NameMaxLength || en.Length > NameMaxLength)
        {
            throw new RuleException("evidence.name", NameMaxLength);
        }

        (NameRu, NameEn) = (ru, en.Length == 0 ? ru : en);
    }

    public void Place(int position) => Position = position;

    public void Retire(bool retired, DateTimeOffset now) => RetiredAt = retired ? RetiredAt ?? now : null;
}
