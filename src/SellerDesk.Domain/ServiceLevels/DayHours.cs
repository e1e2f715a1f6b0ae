using System.Collections;
using System.Globalization;
using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>From and to, minutes of a day on the wall clock; a stretch may end at 24:00.</summary>
public readonly record struct Stretch(int From, int To)
{
    public override string ToString() => $"{Word(From)}-{Word(To)}";

    /// <summary>A minute of the day as <c>09:30</c>.</summary>
    public static string Word(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}

/// <summary>Hours of one day: stretches in their order, apart from each other, as <c>09:00-13:00,14:00-18:00</c>; none on a day off.</summary>
public sealed class DayHours : IReadOnlyList<Stretch>
{
    /// <summary>Stretches of one day.</summary>
    public const int Most = 6;

    public const int TextMaxLength = Most * 12;

    private const int DayMinutes = 24 * 60;

    private readonly Stretch[] stretches;

    private DayHours(Stretch[] stretches) => this.stretches = stretches;

    public static DayHours Off { get; } = new([]);

    public int Count => stretches.Length;

    public bool IsOff => stretches.Length == 0;

    /// <summary>Open minutes of the day by its wall clock.</summary>
    public int Minutes => stretches.Sum(stretch => stretch.To - stretch.From);

    public Stretch this[int index] => stretches[index];

    /// <summary>Stretches in any order; those that touch become one.</summary>
    /// <exception cref="RuleException"><c>hours.overlap</c> names two that overlap, <c>hours.unreadable</c> one that ends before it begins, <c>hours.tooMany</c>.</exception>
    public static DayHours Of(params IEnumerable<Stretch> stretches)
    {
        var kept = new List<Stretch>();
        foreach (var stretch in stretches.OrderBy(s => s.From).ThenBy(s => s.To))
        {
            if (stretch.From < 0 || stretch.To > DayMinutes || stretch.From >= stretch.To)
            {
                throw new RuleException("hours.unreadable", stretch.ToString());
            }

            if (kept.Count > 0 && stretch.From < kept[^1].To)
            {
                throw new RuleException("hours.overlap", kept[^1].ToString(), stretch.ToString());
            }

            if (kept.Count > 0 && stretch.From == kept[^1].To)
            {
                kept[^1] = kept[^1] with { To = stretch.To };
                continue;
            }

            kept.Add(stretch);
        }

        return kept.Count switch { 0 => Off, > Most => throw new RuleException("hours.tooMany", Most), _ => new DayHours([.. kept]) };
    }

    /// <summary>Empty is a day off.</summary>
    /// <exception cref="RuleException"><c>hours.unreadable</c> names the part that cannot be read.</exception>
    public static DayHours Read(string text) =>
        Of(text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => StretchOf(part) ?? throw new RuleException("hours.unreadable", part)));

    /// <summary>Ends an hour (or whatever is given) earlier, as the day before a public holiday does.</summary>
    public DayHours Shortened(int by)
    {
        var left = new List<Stretch>(stretches);
        while (by > 0 && left.Count > 0)
        {
            var last = left[^1];
            var cut = Math.Min(by, last.To - last.From);
            left.RemoveAt(left.Count - 1);
            if (last.To - cut > last.From)
            {
                left.Add(last with { To = last.To - cut });
            }

            by -= cut;
        }

        return left.Count == 0 ? Off : new DayHours([.. left]);
    }

    /// <summary>Is the minute of the day within the hours?</summary>
    public bool Holds(int minute) => Array.Exists(stretches, stretch => minute >= stretch.From && minute < stretch.To);

    public IEnumerator<Stretch> GetEnumerator() => ((IEnumerable<Stretch>)stretches).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => stretches.GetEnumerator();

    public override string ToString() => string.Join(',', stretches);

    private static Stretch? StretchOf(string text) =>
        text.Split(['-', '–', '—'], 2) is [var from, var to] && Minute(from) is { } start && Minute(to) is { } end && start < end ? new Stretch(start, end) : null;

    private static int? Minute(string word) =>
        word.Trim().Split(':', 2) is [var hours, var minutes]
        && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
        && minute < 60 && (hour * 60) + minute <= DayMinutes ? (hour * 60) + minute : null;
}
