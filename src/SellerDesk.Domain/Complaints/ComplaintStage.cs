namespace SellerDesk.Domain.Complaints;

/// <summary>Where a case stands. <see cref="Arbitration"/> may come between any two of the others: the marketplace decides there.</summary>
public enum ComplaintStage
{
    /// <summary>What happened is being put together.</summary>
    Collecting,

    /// <summary>Why it happened.</summary>
    Analysing,

    /// <summary>What the buyer gets.</summary>
    Deciding,

    /// <summary>The decision is made and has to be done.</summary>
    CarryingOut,

    /// <summary>The marketplace decides between buyer and seller.</summary>
    Arbitration,

    /// <summary>Done; the buyer is told, and it shows whether that was enough.</summary>
    FollowingUp,
    Closed,
}

public enum ComplaintKind
{
    /// <summary>The buyer wants money or goods back and says why.</summary>
    Claim,

    /// <summary>Goods on their way back.</summary>
    Return,

    /// <summary>The buyer wants an order stopped.</summary>
    Cancellation,

    /// <summary>The marketplace decides between buyer and seller.</summary>
    Dispute,

    /// <summary>Words of a buyer without any of these.</summary>
    Grievance,
}

/// <summary>Where the desk has it from.</summary>
public enum ComplaintSource
{
    Marketplace,
    Review,
    Question,
    Chat,
    Hand,
    Api,
}

/// <summary>Who has to act next.</summary>
public enum BallHolder
{
    Seller,
    Buyer,
    Marketplace,
}

public enum ResolutionKind
{
    Refund,
    PartialRefund,
    Replacement,

    /// <summary>A discount or points instead of money back.</summary>
    Compensation,
    Explanation,

    /// <summary>Nothing is given, and it is said why.</summary>
    Rejection,
}

/// <summary>How a resolution was carried out.</summary>
public enum CarryingOut
{
    /// <summary>Through the marketplace's interface for programs, and seen there.</summary>
    Api,

    /// <summary>By hand in the marketplace's cabinet; somebody says so.</summary>
    Cabinet,

    /// <summary>Outside of any marketplace: a parcel sent, points given, words said.</summary>
    Desk,

    /// <summary>The marketplace, or somebody in its cabinet, decided before the desk did.</summary>
    Elsewhere,
}

/// <summary>What became of the buyer in the end.</summary>
public enum ComplaintOutcome
{
    Satisfied,
    Unsatisfied,
    Silent,
}

public enum CloseReason
{
    /// <summary>Carried through to its end.</summary>
    Done,

    /// <summary>The buyer took it back.</summary>
    Withdrawn,

    /// <summary>The same matter as another case.</summary>
    Merged,

    /// <summary>Over at the marketplace before the desk decided.</summary>
    Elsewhere,

    /// <summary>Over before the desk knew of it.</summary>
    History,
}

/// <summary>Who named the cause.</summary>
public enum CauseBy
{
    Rule,
    Person,
}

/// <summary>What the marketplace decided between buyer and seller.</summary>
public enum Verdict
{
    Won,
    Lost,
    Partly,
}
