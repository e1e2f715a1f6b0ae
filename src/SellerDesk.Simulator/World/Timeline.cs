namespace SellerDesk.Simulator.World;

/// <summary>One thing that becomes visible at a moment; the rest follows from the key. What lists filter by is kept beside it, so that a list of hundreds of thousands is quick.</summary>
internal readonly record struct Entry(long Key, long Ticks, long AnsweredTicks = long.MaxValue, int NmId = 0, bool HasContent = true, byte Rating = 0) : IComparable<Entry>
{
    public DateTimeOffset At => new(Ticks, TimeSpan.Zero);

    public int CompareTo(Entry other) => Ticks != other.Ticks ? Ticks.CompareTo(other.Ticks) : Key.CompareTo(other.Key);
}

/// <summary>Entries in the order of time, of which those up to now can be seen.</summary>
internal sealed class Timeline
{
    private readonly List<Entry> seen = [];
    private readonly PriorityQueue<Entry, Entry> coming = new();
    private readonly HashSet<long> dropped = [];

    public int Count => seen.Count;

    public Entry this[int index] => seen[index];

    public void Expect(Entry entry) => coming.Enqueue(entry, entry);

    /// <summary>What was still to come of this key never will: its order was cancelled.</summary>
    public void Drop(long key) => dropped.Add(key);

    /// <summary>Puts an entry where its time belongs, for what is added by hand into the past.</summary>
    private void Insert(Entry entry)
    {
        var index = seen.BinarySearch(entry);
        seen.Insert(index < 0 ? ~index : index, entry);
    }

    public void Advance(DateTimeOffset now)
    {
        while (coming.TryPeek(out var next, out _) && next.Ticks <= now.UtcTicks)
        {
            coming.Dequeue();
            if (dropped.Contains(next.Key))
            {
                continue;
            }

            if (seen.Count == 0 || seen[^1].CompareTo(next) <= 0)
            {
                seen.Add(next);
            }
            else
            {
                Insert(next);
            }
        }
    }

    /// <summary>How many entries have happened by that moment.</summary>
    public int CountUntil(DateTimeOffset now)
    {
        var index = seen.BinarySearch(new Entry(long.MaxValue, now.UtcTicks));
        return index < 0 ? ~index : index;
    }

    /// <summary>The keys of all that comes after a moment, whether it has come by now or not, in no order.</summary>
    public IEnumerable<long> KeysAfter(DateTimeOffset moment)
    {
        for (var i = CountUntil(moment); i < seen.Count; i++)
        {
            yield return seen[i].Key;
        }

        foreach (var (entry, _) in coming.UnorderedItems)
        {
            if (entry.Ticks > moment.UtcTicks)
            {
                yield return entry.Key;
            }
        }
    }

    public bool Contains(Entry entry) => seen.BinarySearch(entry) >= 0;

    /// <summary>The whole entry of that key and time.</summary>
    public Entry? Find(Entry entry)
    {
        var index = seen.BinarySearch(entry);
        return index < 0 ? null : seen[index];
    }
}
