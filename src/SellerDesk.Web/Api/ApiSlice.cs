using System.Buffers.Text;
using System.Globalization;
using System.Text;
using SellerDesk.Application.Data;

namespace SellerDesk.Web.Api;

/// <summary>One slice of a list.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Next">Hand it over as <c>after</c> to get the following slice; null at the end.</param>
public sealed record ApiSlice<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A place in a list, in a form that nobody is tempted to read: time and id of the last row.</summary>
internal static class Cursor
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    public static string Write(DateTimeOffset at, Guid id) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}.{id:N}")));

    /// <exception cref="ApiInputException">It is not one that this API gave.</exception>
    public static (DateTimeOffset At, Guid Id)? Read(string? after)
    {
        if (string.IsNullOrEmpty(after))
        {
            return null;
        }

        if (after.Length > 200 || !Base64Url.IsValid(after))
        {
            throw new ApiInputException("after", "cursor");
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(after)).Split('.');
        return parts is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
            && Guid.TryParseExact(id, "N", out var last)
            ? (new DateTimeOffset(at, TimeSpan.Zero), last)
            : throw new ApiInputException("after", "cursor");
    }

    /// <summary>A place in a list whose rows may lack the time.</summary>
    public static string? Write(ListPlace? place) => place is { } next ? Write(next.At ?? DateTimeOffset.MaxValue, next.Id) : null;

    public static ListPlace? Place(string? after) => Read(after) is { } place ? new ListPlace(place.At == DateTimeOffset.MaxValue ? null : place.At, place.Id) : null;

    public static int Limit(int? limit) => limit switch
    {
        null => DefaultLimit,
        >= 1 and <= MaxLimit => limit.Value,
        _ => throw new ApiInputException("limit", "limit", MaxLimit),
    };
}
