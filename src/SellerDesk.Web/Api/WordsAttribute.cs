namespace SellerDesk.Web.Api;

/// <summary>Tells the description of the API which words a parameter takes.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class WordsAttribute(Type words) : Attribute
{
    public Type Words { get; } = words;
}
