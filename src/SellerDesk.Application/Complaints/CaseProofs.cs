using System.Globalization;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>The proofs of one case, by the lists of its marketplace.</summary>
internal static class CaseProofs
{
    public static IReadOnlyList<EvidencePoint> Of(Complaint complaint, Marketplace marketplace, IReadOnlyCollection<EvidenceItem> lists, IReadOnlyCollection<ComplaintFileDetails> files)
    {
        var names = Names(lists, marketplace);
        var asked = EvidenceLists.Of(lists, marketplace, complaint.ArbitrationGround, complaint.EvidenceAt ?? DateTimeOffset.MaxValue);
        // Under another ground, or no longer asked for: what is there stays in sight.
        var besides = complaint.Evidence.Keys.Concat(files.Select(file => file.Point).OfType<string>()).Where(names.ContainsKey).Except(asked.Select(item => item.Code)).Order(StringComparer.Ordinal);
        return [.. asked.Select(item => PointOf(item.Code, new EvidenceName(item.NameRu, item.NameEn))), .. besides.Select(code => PointOf(code, names[code]))];

        EvidencePoint PointOf(string code, EvidenceName name) => new(
            code, name, complaint.Evidence.TryGetValue(code, out var at) ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : null, files.Count(file => file.Point == code));
    }

    public static IReadOnlyDictionary<string, EvidenceName> Names(IReadOnlyCollection<EvidenceItem> lists, Marketplace marketplace) => lists.GroupBy(item => item.Code)
        .ToDictionary(same => same.Key, same => same.OrderByDescending(item => item.Marketplace == marketplace).ThenBy(item => item.Id).Select(item => new EvidenceName(item.NameRu, item.NameEn)).First());
}
