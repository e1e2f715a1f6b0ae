namespace SellerDesk.Domain.Replies.Rules;

/// <summary>The lists of all packs put together.</summary>
internal sealed class RuleLists
{
    private static readonly HashSet<string> Nothing = [];

    private readonly Dictionary<string, HashSet<string>> sets;

    public RuleLists(IEnumerable<RulePack> packs)
    {
        var all = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, words) in packs.SelectMany(pack => pack.Lists))
        {
            (all.TryGetValue(name, out var known) ? known : all[name] = []).AddRange(words);
        }

        ByName = all.ToDictionary(list => list.Key, list => (IReadOnlyList<string>)list.Value, StringComparer.Ordinal);
        sets = all.ToDictionary(list => list.Key, list => list.Value.Select(word => word.ToLowerInvariant().Replace('ё', 'е')).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> ByName { get; }

    public HashSet<string> Set(string name) => sets.GetValueOrDefault(name, Nothing);
}
