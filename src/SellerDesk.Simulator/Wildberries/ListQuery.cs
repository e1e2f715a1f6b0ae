using System.Globalization;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The parameters that lists of reviews and questions share, read as strictly as the marketplace reads them.</summary>
internal sealed record ListQuery(bool? IsAnswered, int? Take, int? Skip, int? NmId, bool NewestFirst, DateTimeOffset? From, DateTimeOffset? To, string? Problem)
{
    public static ListQuery Read(IQueryCollection query)
    {
        string? problem = null;
        var isAnswered = query["isAnswered"].ToString() switch { "true" => true, "false" => false, "" => (bool?)null, _ => Fail<bool?>("isAnswered", ref problem) };
        var take = Number(query, "take", ref problem);
        var skip = Number(query, "skip", ref problem);
        var nmId = Number(query, "nmId", ref problem);
        var newestFirst = query["order"].ToString() switch { "" or "dateDesc" => true, "dateAsc" => false, _ => Fail<bool>("order", ref problem) };
        return new ListQuery(isAnswered, (int?)take, (int?)skip, (int?)nmId, newestFirst, Time(query, "dateFrom", ref problem), Time(query, "dateTo", ref problem), problem);
    }

    public bool Fits(Entry entry) =>
        (NmId is null || entry.NmId == NmId) && (From is not { } from || entry.Ticks >= from.UtcTicks) && (To is not { } to || entry.Ticks <= to.UtcTicks);

    private static long? Number(IQueryCollection query, string name, ref string? problem)
    {
        var text = query[name].ToString();
        return text.Length == 0 ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number
            : Fail<long?>(name, ref problem);
    }

    private static DateTimeOffset? Time(IQueryCollection query, string name, ref string? problem)
    {
        var text = query[name].ToString();
        const long LastSecond = 253_402_300_799;
        return text.Length == 0 ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : Fail<DateTimeOffset?>(name, ref problem);
    }

    private static T? Fail<T>(string name, ref string? problem)
    {
        problem ??= $"Плохой формат {name}";
        return default;
    }
}
