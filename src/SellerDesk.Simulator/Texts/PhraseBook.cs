using System.Collections.Frozen;
using System.Reflection;

namespace SellerDesk.Simulator.Texts;

/// <summary>All phrases by heading. A heading in a text file is "# who what sign", where who is a product kind, a family or "any"; one phrase per line follows.</summary>
internal static class PhraseBook
{
    private static readonly FrozenDictionary<string, Phrase[]> Sections = Load();

    public static bool Has(string heading) => Sections.ContainsKey(heading);

    public static Phrase[] All(string heading) => Sections.TryGetValue(heading, out var phrases) ? phrases : [];

    private static FrozenDictionary<string, Phrase[]> Load()
    {
        var sections = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("texts/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            Read(reader, sections);
        }

        return sections.Where(section => section.Value.Count > 0).ToFrozenDictionary(section => section.Key, section => section.Value.ToArray(), StringComparer.Ordinal);
    }

    private static void Read(StreamReader reader, Dictionary<string, List<Phrase>> sections)
    {
        List<Phrase>? current = null;
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                var heading = line[2..];
                if (!sections.TryGetValue(heading, out current))
                {
                    sections[heading] = current = [];
                }
            }
            else if (line.Length > 0)
            {
                (current ?? throw new FormatException($"A phrase before any heading: {line}")).Add(Phrase.Parse(line));
            }
        }
    }
}
