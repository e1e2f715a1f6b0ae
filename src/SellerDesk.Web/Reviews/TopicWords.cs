using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Reviews;

/// <summary>Names of topics; one that a category added and nobody named shows its code.</summary>
internal static class TopicWords
{
    public static string Name(Texts texts, string code) => texts.Has("reviews.topic." + code) ? texts["reviews.topic." + code] : code;
}
