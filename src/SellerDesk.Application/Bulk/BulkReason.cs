using System.Globalization;
using System.Text.Json;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Bulk;

/// <summary>Why an item was left as it was: a rule of the desk and what its sentence is filled with.</summary>
public sealed record BulkReason(string Code, IReadOnlyList<string> Arguments)
{
    public static BulkReason Of(RuleException refused) => new(refused.Code, [.. refused.Arguments.Select(one => Convert.ToString(one, CultureInfo.InvariantCulture) ?? "")]);

    public static BulkReason Read(string text) => JsonSerializer.Deserialize<BulkReason>(text)!;

    public string Write() => JsonSerializer.Serialize(this);
}
