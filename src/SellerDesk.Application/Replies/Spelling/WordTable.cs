namespace SellerDesk.Application.Replies.Spelling;

/// <summary>
/// Words with the marks of the endings that they take, in a few arrays: a dictionary of 150,000 words costs six megabytes
/// instead of the twenty that as many strings would.
/// </summary>
internal sealed class WordTable
{
    private const int Empty = -1;

    private readonly int[] slots;
    private readonly List<int> starts;
    private readonly List<ulong> endings;
    private char[] letters;
    private int used;

    public WordTable(int expected)
    {
        var size = 1024;
        while (size < expected * 2)
        {
            size *= 2;
        }

        slots = new int[size];
        Array.Fill(slots, Empty);
        starts = new List<int>(expected + 1) { 0 };
        endings = new List<ulong>(expected);
        letters = new char[Math.Max(64, expected * 10)];
    }

    public int Count => endings.Count;

    public void Add(ReadOnlySpan<char> word, ulong marks)
    {
        var slot = SlotOf(word);
        if (slots[slot] != Empty)
        {
            endings[slots[slot]] |= marks;
            return;
        }

        // An open table must keep room, or a look-up for a stranger walks for ever.
        if (Count * 4 > slots.Length * 3)
        {
            throw new FormatException("The dictionary holds more words than its first line says.");
        }

        if (used + word.Length > letters.Length)
        {
            Array.Resize(ref letters, letters.Length * 2 + word.Length);
        }

        word.CopyTo(letters.AsSpan(used));
        used += word.Length;
        slots[slot] = Count;
        starts.Add(used);
        endings.Add(marks);
    }

    public bool Find(ReadOnlySpan<char> word, out ulong marks)
    {
        var entry = slots[SlotOf(word)];
        marks = entry == Empty ? 0 : endings[entry];
        return entry != Empty;
    }

    private int SlotOf(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var letter in word)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        var slot = (int)((hash ^ (hash >> 15)) & (uint)(slots.Length - 1));
        while (slots[slot] != Empty && !WordAt(slots[slot]).SequenceEqual(word))
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }

    private ReadOnlySpan<char> WordAt(int entry) => letters.AsSpan(starts[entry], starts[entry + 1] - starts[entry]);
}
