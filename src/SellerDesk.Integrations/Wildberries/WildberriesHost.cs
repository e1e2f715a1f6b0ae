namespace SellerDesk.Integrations.Wildberries;

/// <summary>Wildberries has one host per category of methods.</summary>
internal enum WildberriesHost
{
    Feedbacks,
    Chat,
    Returns,
    Marketplace,
    Content,
    Analytics,
    Statistics,
    Common,
}
