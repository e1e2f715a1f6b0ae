using System.Globalization;

namespace SellerDesk.Web.Api;

/// <summary>An amount in the major unit of its currency, as text: <c>{"amount": "1234.50", "currency": "RUB"}</c>. Numbers of JSON would lose the last digit in some programs.</summary>
public sealed record MoneyShape(string Amount, string Currency)
{
    public static MoneyShape Of(decimal amount, string currency) => new(amount.ToString("0.00##", CultureInfo.InvariantCulture), currency);

    /// <summary>Null when there is no amount, or nobody knows of what.</summary>
    public static MoneyShape? Of(decimal? amount, string? currency) => amount is { } sum && currency is not null ? Of(sum, currency) : null;
}
