using SellerDesk.Domain.Imports;

namespace SellerDesk.Web.Imports;

/// <summary>Where importing is found.</summary>
internal static class ImportsAddress
{
    public const string Page = "/settings/imports";

    public static string Run(ImportRunId id) => $"{Page}?run={id.Value}";

    public static string Rejections(ImportRunId id) => $"{Page}/{id.Value}/rejections.csv";
}
