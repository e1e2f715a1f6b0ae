using System.Globalization;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Replies.Decisions;

/// <summary>Fills the template of a stage. Buyers read Russian, so the words of a resolution are Russian whatever the desk speaks.</summary>
internal static class TellingText
{
    public static string Fill(string template, Complaint complaint) => template
        .Replace("{order}", complaint.OrderNumber, StringComparison.Ordinal)
        .Replace("{number}", complaint.Number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{amount}", complaint.Amount.ToString("0.##", CultureInfo.GetCultureInfo("ru-RU")), StringComparison.Ordinal)
        .Replace("{text}", complaint.ResolutionText ?? "", StringComparison.Ordinal)
        .Replace("{resolution}", Words(complaint), StringComparison.Ordinal);

    private static string Words(Complaint complaint) => complaint.Resolution switch
    {
        ResolutionKind.Refund => "возврат денег",
        ResolutionKind.PartialRefund => "частичный возврат денег",
        ResolutionKind.Replacement => "замена товара",
        ResolutionKind.Compensation => "компенсация",
        ResolutionKind.Rejection => "отказ с пояснением",
        _ => "разъяснение",
    };
}
