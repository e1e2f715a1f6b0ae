using SellerDesk.Application.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Api;

/// <summary>Reading what a call says.</summary>
internal static class ApiInput
{
    /// <exception cref="ApiInputException">The word is none of those that the field knows.</exception>
    public static T? Word<T>(string field, string? value) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        foreach (var known in Enum.GetValues<T>())
        {
            if (known.ToString().Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        throw new ApiInputException(field, "word", string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant())));
    }

    /// <summary>PostgreSQL keeps no NUL in a text.</summary>
    public static string? Text(string field, string? value, int longest) => value switch
    {
        null => null,
        _ when value.Contains('\0') => throw new ApiInputException(field, "value"),
        _ when value.Length > longest => throw new ApiInputException(field, "long", longest),
        _ => value,
    };

    public static Actor Actor(HttpContext http) =>
        PersonClaims.ActorOf(http.User) ?? throw new InvalidOperationException("The call was not authorised.");
}
